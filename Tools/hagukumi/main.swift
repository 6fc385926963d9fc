print("hagukumi")
